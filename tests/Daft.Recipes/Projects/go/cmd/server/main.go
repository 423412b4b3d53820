package main

import (
	"fmt"
	"log"
	"net/http"

	"example.com/shop/internal/basket"
	"example.com/shop/internal/stock"
)

func main() {
	http.HandleFunc("/total", func(answer http.ResponseWriter, request *http.Request) {
		items, err := stock.Read(request.Body)
		if err != nil {
			http.Error(answer, err.Error(), http.StatusBadRequest)
			return
		}
		fmt.Fprintln(answer, basket.Total(items))
	})
	log.Fatal(http.ListenAndServe("localhost:8080", nil))
}
